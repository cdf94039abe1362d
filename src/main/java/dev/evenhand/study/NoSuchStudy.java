package dev.evenhand.study;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** There is no study of this name, or none that the asker may know of. */
public class NoSuchStudy extends ErrorResponseException {

    public NoSuchStudy(String slug) {
        super(HttpStatus.NOT_FOUND);
        setTitle("No such study");
        setDetail("There is no study “" + slug + "”.");
    }
}

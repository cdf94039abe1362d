package dev.evenhand.desk;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The plan asks something of raters before their next ballot, and only its pages can ask it. */
class StagesFirst extends ErrorResponseException {

    StagesFirst(Stage stage, String study) {
        super(HttpStatus.CONFLICT);
        getBody().setProperty("stage", stage.name().toLowerCase(Locale.ROOT));
        getBody().setProperty("link", stage.path(study));
    }
}

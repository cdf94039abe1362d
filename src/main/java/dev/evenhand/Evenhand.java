package dev.evenhand;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the web application. */
@SpringBootApplication
public class Evenhand {
    public static void main(String[] arguments) {
        SpringApplication.run(Evenhand.class, arguments);
    }
}

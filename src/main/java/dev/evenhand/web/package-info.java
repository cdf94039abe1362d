/** What all pages and the API share: who may do what, the layout's facts, static files, errors, and the front page. */
@ApplicationModule(allowedDependencies = "account")
@NullMarked
package dev.evenhand.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

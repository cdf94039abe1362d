/** People who sign in, their roles and passwords, and the tokens by which scripts act for them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.evenhand.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

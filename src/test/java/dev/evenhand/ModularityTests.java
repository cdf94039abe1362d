package dev.evenhand;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void everyPackageUsesOnlyThePackagesItMay() {
        ApplicationModules.of(Evenhand.class).verify();
    }
}

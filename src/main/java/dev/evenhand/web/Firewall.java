package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Refuses twisted paths. A model's name may hold a slash, which programs send as %2F: there alone it may stand. */
final class Firewall extends StrictHttpFirewall {

    private static final Pattern MODEL = Pattern.compile("/api/v1/pools/[a-z0-9-]+/models/[^/]+");

    private final StrictHttpFirewall ofModels = new StrictHttpFirewall();

    Firewall() {
        ofModels.setAllowUrlEncodedSlash(true);
        ofModels.setAllowUrlEncodedPercent(true);
        withoutNul(ofModels);
        withoutNul(this);
    }

    /** PostgreSQL keeps no NUL characters in text; nobody types them either. */
    private static void withoutNul(StrictHttpFirewall firewall) {
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return MODEL.matcher(request.getRequestURI()).matches()
                ? ofModels.getFirewalledRequest(request)
                : super.getFirewalledRequest(request);
    }
}

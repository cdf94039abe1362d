package dev.evenhand.web;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves styles, pictures and scripts under addresses that hold a digest of their content, so that browsers may keep
 * them for good. Scripts import one another by relative names, so they share one digest in their path.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private static final int DIGITS = 16;

    private final WebProperties.Resources resources;

    StaticFiles(WebProperties web) {
        resources = web.getResources();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "css", new VersionResourceResolver().addContentVersionStrategy("/**"), new Stylesheets());
        serve(registry, "img", new VersionResourceResolver().addContentVersionStrategy("/**"));
        serve(registry, "js", new VersionResourceResolver().addFixedVersionStrategy(digestOfScripts(), "/**"));
    }

    private void serve(ResourceHandlerRegistry registry, String folder, ResourceResolver... resolvers) {
        var chain = registry.addResourceHandler("/" + folder + "/**")
                .addResourceLocations(places(folder))
                .setCacheControl(cacheControl())
                .resourceChain(resources.getChain().isCache());
        for (var resolver : resolvers) {
            chain.addResolver(resolver);
        }
    }

    private String[] places(String folder) {
        return Arrays.stream(resources.getStaticLocations())
                .map(place -> place + folder + "/")
                .toArray(String[]::new);
    }

    private CacheControl cacheControl() {
        var configured = resources.getCache().getCachecontrol().toHttpCacheControl();
        return configured == null ? CacheControl.noCache() : configured;
    }

    private static String digestOfScripts() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var script : new PathMatchingResourcePatternResolver().getResources("classpath*:/static/js/**/*.js")) {
                digest.update(script.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

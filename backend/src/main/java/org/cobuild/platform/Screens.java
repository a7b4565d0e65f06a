package org.cobuild.platform;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the single-page application: hashed assets for a year, its page never from a cache. Every address without a
 * dot that nothing else answers is one of its screens.
 */
@Controller
@Configuration(proxyBeanMethods = false)
class Screens implements WebMvcConfigurer {
    private static final Resource PAGE = new ClassPathResource("static/index.html");
    private static final Resource GRAPHIQL = new ClassPathResource("static/graphiql.html");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    @GetMapping(
            value = {"/", "/{first:[^.]+}", "/{first:(?!assets|actuator|oauth2)[^.]+}/{*rest}"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return serve(PAGE);
    }

    /** The workbench of those who program against the API: a page of its own, for signed-in callers alone. */
    @GetMapping(value = "/graphiql", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> graphiql() {
        return serve(GRAPHIQL);
    }

    private static ResponseEntity<Resource> serve(Resource page) {
        return page.exists()
                ? ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.TEXT_HTML)
                        .body(page)
                : ResponseEntity.notFound().build();
    }
}

package org.cobuild.tenancy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** How subscriptions are served beside plain requests. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class LiveSettings {
    /** A document of the largest size that is taken, and its variables. */
    private static final int LONGEST_MESSAGE = 256 * 1024;

    @Bean
    LiveSockets liveSockets(WebGraphQlHandler handler, LiveWatch watch, @Value("${cobuild.live.of-one:20}") int ofOne) {
        return new LiveSockets(handler, json(), watch, ofOne);
    }

    @SuppressWarnings("unchecked")
    private static HttpMessageConverter<Object> json() {
        return (HttpMessageConverter<Object>) (HttpMessageConverter<?>) new JacksonJsonHttpMessageConverter();
    }

    @Bean
    ServletServerContainerFactoryBean socketLimits() {
        var limits = new ServletServerContainerFactoryBean();
        limits.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        limits.setMaxBinaryMessageBufferSize(1024);
        return limits;
    }
}

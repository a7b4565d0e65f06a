package org.cobuild.platform;

import org.springframework.boot.tomcat.autoconfigure.TomcatVirtualThreadsWebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Each request has a virtual thread of its own, so that those who wait (a thousand sign-ins for their turn, a slow line)
 * keep no worker from the others. Only Tomcat's: with {@code spring.threads.virtual.enabled} each field of a GraphQL
 * answer would run in another thread, without the language and the transaction of its request.
 */
@Configuration(proxyBeanMethods = false)
class RequestThreads {

    @Bean
    static TomcatVirtualThreadsWebServerFactoryCustomizer virtualRequestThreads() {
        return new TomcatVirtualThreadsWebServerFactoryCustomizer();
    }
}

package org.cobuild.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 when the database is away before a request has reached its field: the session and the viewer are read
 * first. The body says the same as a field's failure would, so that every caller learns one thing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class Outages extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            if (response.isCommitted() || !Errors.isUnavailable(failure)) {
                throw failure;
            }
            LOG.error("request {} found the database away", RequestIds.current(), failure);
            response.setHeader("Retry-After", "5");
            FilterRefusal.write(
                    request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "UNAVAILABLE", "unavailable");
        }
    }
}

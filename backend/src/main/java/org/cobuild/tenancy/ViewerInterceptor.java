package org.cobuild.tenancy;

import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import reactor.core.publisher.Mono;

/** Hands the viewer of the HTTP request to the fields of its GraphQL operation. */
@Component
class ViewerInterceptor implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var viewer = RequestContextHolder.currentRequestAttributes()
                .getAttribute(ViewerFilter.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (viewer == null) {
            throw new IllegalStateException("a GraphQL request came past the viewer filter");
        }
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(Map.of("viewer", viewer)).build());
        return chain.next(request);
    }
}

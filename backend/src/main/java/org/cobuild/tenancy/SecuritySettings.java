package org.cobuild.tenancy;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cobuild.platform.FilterRefusal;
import org.cobuild.tenancy.signin.PasswordsInTurn;
import org.cobuild.tenancy.signin.SignInRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService.JsonMapperOAuth2AuthorizationParametersMapper;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService.JsonMapperOAuth2AuthorizationRowMapper;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Three chains, in order: the authorization server's endpoints; requests with a bearer token, without session or
 * cookie; everything else by a same-origin session cookie, protected against forged requests.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInRules.class)
class SecuritySettings {
    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
            + " data: blob:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none';"
            + " base-uri 'self'; form-action 'self'";

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(HttpSecurity http, ClientSecrets secrets) {
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.clientAuthentication(client -> client.authenticationProviders(providers -> {
                        providers.removeIf(ClientSecretAuthenticationProvider.class::isInstance);
                        providers.add(secrets);
                    }));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/oauth2/**"))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        SignInPage::open, new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain tokens(HttpSecurity http, Viewers viewers, BearerTokens bearers) {
        http.securityMatcher((RequestMatcher) SecuritySettings::hasBearerToken)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new ViewerFilter(viewers), AuthorizationFilter.class)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(bearers)
                        .authenticationEntryPoint(SecuritySettings::unauthenticated))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecuritySettings::unauthenticated));
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain sessions(
            HttpSecurity http,
            Viewers viewers,
            SecurityContextRepository contexts,
            Providers providers,
            ProviderSignIn providerSignIn) {
        http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/graphql", "/files/**", "/graphiql", "/graphiql.html")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .addFilterAfter(new ViewerFilter(viewers), AuthorizationFilter.class)
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.spa())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> {})
                        .frameOptions(frames -> frames.deny()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .logoutSuccessHandler((request, response, who) -> response.setStatus(204)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecuritySettings::stranger)
                        .accessDeniedHandler(SecuritySettings::denied));
        if (!providers.list().isEmpty()) {
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .userInfoEndpoint(info -> info.oidcUserService(providerSignIn))
                    .successHandler(providerSignIn)
                    .failureHandler(providerSignIn));
        }
        return http.build();
    }

    private static boolean hasBearerToken(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    /**
     * Somebody whom no session knows: GraphiQL is a page and leads to sign-in; who has yet to take the second step is
     * told so; all else is a plain 401.
     */
    private static void stranger(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (request.getRequestURI().startsWith("/graphiql")) {
            SignInPage.open(request, response, failure);
        } else if (SignInSteps.isHalfWay(request)) {
            FilterRefusal.write(
                    request, response, HttpServletResponse.SC_UNAUTHORIZED, "SECOND_FACTOR", "secondFactor.missing");
        } else {
            unauthenticated(request, response, failure);
        }
    }

    /** 401 without any detail. */
    private static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setStatus(401);
        response.setHeader("WWW-Authenticate", "Bearer");
    }

    /** A request without the cookie's token: 401 from somebody who is not signed in, otherwise 403. */
    private static void denied(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure) {
        var business = request.getRequestURI().equals("/graphql")
                || request.getRequestURI().startsWith("/files");
        response.setStatus(business && request.getUserPrincipal() == null ? 401 : 403);
    }

    @Bean
    SecurityContextRepository contexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    AuthenticationManager signInOfPeople(PersonAuthentication people) {
        return new ProviderManager(people);
    }

    @Bean
    PasswordEncoder passwords() {
        return new PasswordsInTurn(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    OAuth2AuthorizationService authorizations(JdbcOperations jdbc, RegisteredClientRepository clients) {
        // What it keeps of a person's authorization is JSON, read back as these types alone.
        var types = BasicPolymorphicTypeValidator.builder().allowIfSubType(PersonPrincipal.class);
        var json = JsonMapper.builder()
                .addModules(SecurityJacksonModules.getModules(SecuritySettings.class.getClassLoader(), types))
                .build();
        var service = new JdbcOAuth2AuthorizationService(jdbc, clients);
        service.setAuthorizationRowMapper(new JsonMapperOAuth2AuthorizationRowMapper(clients, json));
        service.setAuthorizationParametersMapper(new JsonMapperOAuth2AuthorizationParametersMapper(json));
        return service;
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(SigningKeys keys) {
        return new ImmutableJWKSet<>(keys.current());
    }

    @Bean
    JwtDecoder tokenDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    /** A person's token says who the person is; a machine's has its client id as subject. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> personClaim(PersonRepository people) {
        return context -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())
                    && context.getPrincipal() instanceof Authentication authentication
                    && authentication.getPrincipal() instanceof PersonPrincipal person) {
                context.getClaims()
                        .claim("person", Long.toString(person.personId()))
                        .claim(ViewerFilter.EPOCH_CLAIM, people.getSignInEpoch(person.personId()));
            }
        };
    }
}

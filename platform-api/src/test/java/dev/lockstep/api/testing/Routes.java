package dev.lockstep.api.testing;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The API's routes as the server itself has them, so that a new one is in every test of all routes. */
public final class Routes {
    private Routes() {}

    /** One method of one path. */
    public record Route(HttpMethod method, String path) {
        public boolean takesAnId() {
            return path.contains("{id}");
        }

        /** One answer for the whole tenant, nothing to be filled in. */
        public boolean isAList() {
            return !writes() && !path.contains("{");
        }

        public boolean writes() {
            return !method.equals(HttpMethod.GET);
        }

        /** {@code profiles} of {@code /api/v1/profiles/{id}}. */
        public String resource() {
            return path.split("/", -1)[3];
        }

        /** With every variable replaced by {@code id}. */
        public String with(Object id) {
            return path.replaceAll("\\{.*?}", id.toString());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static List<Route> of(ApiFixture api) {
        return api.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(Routes::routes)
                .filter(route -> route.path().startsWith("/api/"))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo mapping) {
        return mapping.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> new Route(method.asHttpMethod(), pattern.getPatternString())));
    }
}

package dev.lockstep.engine.gateway.adapter.binance;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One request, complete: nothing is added or signed after this.
 *
 * @param method GET, POST or DELETE
 * @param path from {@code /api} on
 * @param query percent-encoded, signed where the path asks for it; may be empty
 * @param apiKey null for public data
 */
record RestRequest(
        HttpMethod method,
        String path,
        String query,
        @Nullable String apiKey) {
    static RestRequest publicGet(String path, Parameters parameters) {
        return new RestRequest(HttpMethod.GET, path, parameters.encoded(), null);
    }

    static RestRequest signed(HttpMethod method, String path, Parameters parameters, BinanceSigner signer) {
        return new RestRequest(method, path, signer.signed(parameters), signer.apiKey());
    }

    URI at(URI base) {
        String root = base.toString().replaceAll("/+$", "");
        return URI.create(root + path + (query.isEmpty() ? "" : "?" + query));
    }

    /** Without query and key: they carry a signature. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}

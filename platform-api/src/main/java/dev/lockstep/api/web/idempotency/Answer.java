package dev.lockstep.api.web.idempotency;

import org.springframework.http.ResponseEntity;

/**
 * What a write came to.
 *
 * @param view the body
 * @param replayed whether the work was done by an earlier request
 */
public record Answer<V>(V view, boolean replayed) {
    /** The answer with its headers; one that is repeated says so. */
    public ResponseEntity<V> with(ResponseEntity.BodyBuilder response) {
        return replayed ? response.header(IdempotencyKey.REPLAYED, "true").body(view) : response.body(view);
    }
}

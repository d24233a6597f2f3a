package dev.lockstep.engine.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.problem.InvalidRequest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("smoke")
class PageTest {
    @Test
    void one_row_more_than_asked_for_only_tells_that_there_is_more() {
        Page<String> page = Page.of(List.of("c", "b", "a"), 2, row -> row);

        assertThat(page.rows()).containsExactly("c", "b");
        assertThat(page.next()).isEqualTo(new Cursor("b"));
    }

    @Test
    void the_last_page_has_no_next() {
        assertThat(Page.of(List.of("a"), 2, row -> row).next()).isNull();
    }

    @Test
    void a_cursor_comes_back_as_it_went_out() {
        Cursor cursor = new Cursor("2026-01-05T09:00:00Z|币");

        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%"})
    void a_cursor_that_is_not_ours_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text))
                .isInstanceOfSatisfying(
                        InvalidRequest.class, e -> assertThat(e.code()).isEqualTo("page_cursor"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void a_page_is_bounded(int limit) {
        assertThatThrownBy(() -> PageRequest.first(limit)).isInstanceOf(InvalidRequest.class);
    }
}

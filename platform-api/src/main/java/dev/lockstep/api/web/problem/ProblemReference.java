package dev.lockstep.api.web.problem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The catalogue as a page: Markdown for the documentation, HTML for {@code type} of a problem to point at. */
final class ProblemReference {
    private ProblemReference() {}

    static String markdown() {
        return """
                # Problems

                Every answer that refuses is an RFC 9457 problem (`application/problem+json`) with a stable `code`; what keeps a
                process from starting carries one in its log. This page is written by `ProblemReferenceTest` from the catalogue
                `ProblemCode`, and the test fails when the two differ.

                | code | status | what it means | what to do |
                |---|---|---|---|
                """ + rows("| <a id=\"%1$s\"></a>`%1$s` | %2$d | %3$s | %4$s |\n");
    }

    static String html() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Lockstep problems</title></head>
                <body><h1>Problems</h1>
                <p>Every answer that refuses is an RFC 9457 problem with a stable code.</p>
                <dl>
                """ + rows("<dt id=\"%1$s\"><b>%1$s</b> (%2$d): %3$s</dt><dd>%4$s</dd>\n") + "</dl></body></html>\n";
    }

    private static String rows(String row) {
        return Arrays.stream(ProblemCode.values())
                .sorted(Comparator.comparing(ProblemCode::code))
                .map(code -> row.formatted(code.code(), code.status().value(), code.title(), code.remedy()))
                .collect(Collectors.joining());
    }
}

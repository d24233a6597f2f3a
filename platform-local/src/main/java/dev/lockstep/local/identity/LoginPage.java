package dev.lockstep.local.identity;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** Where people type name and password; one page without a script, so that it works everywhere. */
final class LoginPage extends HttpServlet {
    /** Where it is. */
    static final String PATH = "/login";

    /** After a name or password that is none. */
    static final String WRONG = "error";

    /** After a page that was open for so long that its form is no longer taken. */
    static final String TOO_OLD = "again";

    private final String page;

    LoginPage(List<Person> people) {
        this.page = read().replace("{people}", HtmlUtils.htmlEscape(words(people)));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        response.getWriter()
                .print(page.replace("{said}", said(request))
                        .replace("{csrf-name}", HtmlUtils.htmlEscape(csrf.getParameterName()))
                        .replace("{csrf-token}", HtmlUtils.htmlEscape(csrf.getToken())));
    }

    private static String said(HttpServletRequest request) {
        if (request.getParameter(WRONG) != null) {
            return alert("Name or password is wrong.");
        }
        return request.getParameter(TOO_OLD) == null
                ? ""
                : alert("This page was open for too long. Please log in again.");
    }

    private static String alert(String words) {
        return "<p class=\"said\" role=\"alert\">" + words + "</p>";
    }

    private static String words(List<Person> people) {
        return people.stream()
                .map(person -> person.name() + " ("
                        + String.join(", ", person.standing().roles()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String read() {
        try (var source = LoginPage.class.getResourceAsStream("/login.html")) {
            if (source == null) {
                throw new IllegalStateException("login.html is not on the class path");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

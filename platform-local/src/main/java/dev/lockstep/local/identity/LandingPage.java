package dev.lockstep.local.identity;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a person sees who logs in here directly. It is also the servlet behind the protocol's filters: without one
 * Tomcat answers 404 before it asks them.
 */
final class LandingPage extends HttpServlet {

    private final String screens;

    LandingPage(String screens) {
        this.screens = screens;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getServletPath().equals("/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().println("""
                <!doctype html>
                <html lang="en"><title>Lockstep</title>
                <p>You are logged in. The screens are at <a href="%1$s">%1$s</a>.</p>
                </html>""".formatted(screens));
    }
}

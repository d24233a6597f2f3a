package dev.lockstep.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The page at {@code /}: what this is, and where the API describes itself. */
@Route("")
@PageTitle("Lockstep")
@AnonymousAllowed
public final class StartView extends VerticalLayout {

    private static final long serialVersionUID = 1L;

    public StartView(UiSettings settings) {
        String api = settings.url().toString();
        add(
                new H1("Lockstep"),
                new Paragraph("Automated trading, one tenant apart from the next."),
                new Anchor(api + "/swagger-ui.html", "What the API can do"),
                new Anchor(api + "/openapi.json", "The same for programs (OpenAPI 3.1)"));
    }
}

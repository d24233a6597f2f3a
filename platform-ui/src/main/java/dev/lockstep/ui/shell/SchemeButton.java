package dev.lockstep.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.WebStorage;

/** Dark or light; as the system is until somebody chooses, and then remembered by the browser. */
final class SchemeButton extends Button {
    private static final String REMEMBERED = "lockstep.scheme";

    SchemeButton() {
        super(VaadinIcon.ADJUST.create());
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        setAriaLabel("Dark or light");
        setTooltipText("Dark or light");
        addClickListener(click -> getElement()
                .executeJs("return getComputedStyle(document.documentElement).colorScheme.startsWith('dark')"
                        + " || (getComputedStyle(document.documentElement).colorScheme !== 'light'"
                        + " && matchMedia('(prefers-color-scheme: dark)').matches)")
                .then(Boolean.class, dark -> choose(dark ? ColorScheme.Value.LIGHT : ColorScheme.Value.DARK)));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var _ = WebStorage.getItem(REMEMBERED).thenAccept(chosen -> {
            if (chosen != null && !chosen.isEmpty()) {
                attached.getUI().getPage().setColorScheme(ColorScheme.Value.fromString(chosen));
            }
        });
    }

    private void choose(ColorScheme.Value scheme) {
        getUI().ifPresent(ui -> ui.getPage().setColorScheme(scheme));
        WebStorage.setItem(REMEMBERED, scheme == ColorScheme.Value.DARK ? "dark" : "light");
    }
}

package dev.lockstep.local.chart;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads rendered manifests and walks every object of them. Kubernetes drops unknown fields and every Helm dry run lets
 * them pass, so a misspelt field would be lost silently; here it is a finding.
 */
final class StrictManifest {
    private final List<String> findings = new ArrayList<>();

    private StrictManifest() {}

    static List<HasMetadata> read(String rendered) {
        Object read = new KubernetesSerialization()
                .unmarshal(new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)));
        Collection<?> objects = read instanceof Collection<?> many ? many : List.of(read);
        return objects.stream().map(HasMetadata.class::cast).toList();
    }

    static List<String> findings(HasMetadata resource) {
        StrictManifest walk = new StrictManifest();
        String name = resource.getKind() + "/" + resource.getMetadata().getName();
        if (resource instanceof GenericKubernetesResource) {
            walk.findings.add(name + ": kind is not known");
        }
        walk.visit(name, resource);
        return walk.findings;
    }

    private void visit(String path, Object value) {
        switch (value) {
            case Collection<?> items -> items.forEach(item -> visit(path + "[]", item));
            case Map<?, ?> entries -> entries.forEach((key, item) -> visit(path + "." + key, item));
            default -> visitModel(path, value);
        }
    }

    private void visitModel(String path, Object model) {
        if (!model.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")
                || model.getClass().isEnum()) {
            return;
        }
        for (Method getter : model.getClass().getMethods()) {
            if (!getter.getName().startsWith("get") || getter.getParameterCount() > 0) {
                continue;
            }
            Object value = call(getter, model);
            if (getter.getName().equals("getAdditionalProperties")) {
                ((Map<?, ?>) value).keySet().forEach(key -> findings.add(path + ": unknown field " + key));
            } else if (value != null) {
                visit(path + "." + getter.getName().substring(3), value);
            }
        }
    }

    private static Object call(Method getter, Object model) {
        try {
            return getter.invoke(model);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter + " cannot be read", e);
        }
    }
}

package dev.lockstep.local.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares what a payload looks like: keys, types, and whether a number is text; never the values. */
final class Shape {
    /** Shown only under conditions the two payloads need not share. */
    private static final Set<String> CONDITIONAL =
            Set.of("icebergQty", "stopPrice", "strategyId", "strategyType", "expiryReason", "sors", "v", "N", "eR");

    private Shape() {}

    static List<String> differences(JsonNode documented, JsonNode ours) {
        List<String> differences = new ArrayList<>();
        compare("", documented, ours, differences);
        return differences;
    }

    private static void compare(String path, JsonNode documented, JsonNode ours, List<String> differences) {
        if (!kind(documented).equals(kind(ours))) {
            differences.add(path + ": documented " + kind(documented) + ", ours " + kind(ours));
        } else if (documented.isObject() && (path.isEmpty() || !documented.isEmpty())) {
            compareKeys(path, documented, ours, differences);
        } else if (documented.isArray() && !documented.isEmpty() && !ours.isEmpty()) {
            compareElements(path, documented, ours, differences);
        }
    }

    private static void compareKeys(String path, JsonNode documented, JsonNode ours, List<String> differences) {
        for (String key : documented.propertyNames()) {
            if (ours.has(key)) {
                if (!CONDITIONAL.contains(key)) {
                    compare(path + "." + key, documented.get(key), ours.get(key), differences);
                }
            } else if (!CONDITIONAL.contains(key)) {
                differences.add(path + "." + key + " is missing");
            }
        }
        for (String key : ours.propertyNames()) {
            if (!documented.has(key) && !CONDITIONAL.contains(key)) {
                differences.add(path + "." + key + " is not documented");
            }
        }
    }

    /** A row of mixed types (a kline) by position, a list of alike things by its first. */
    private static void compareElements(String path, JsonNode documented, JsonNode ours, List<String> differences) {
        boolean row = documented.size() == ours.size() && documented.get(0).isValueNode();
        for (int i = 0; i < (row ? documented.size() : 1); i++) {
            compare(path + "[" + i + "]", documented.get(i), ours.get(i), differences);
        }
    }

    private static String kind(JsonNode node) {
        if (node.isString()) {
            return node.asString().matches("-?\\d+(\\.\\d+)?") ? "number as text" : "text";
        }
        return node.isNumber() ? "number" : node.getNodeType().toString();
    }
}

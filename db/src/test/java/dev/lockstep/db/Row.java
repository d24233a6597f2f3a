package dev.lockstep.db;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row as text, by column name. */
record Row(Map<String, String> columns) {
    static Row of(ResultSet result) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            columns.put(result.getMetaData().getColumnLabel(i), result.getString(i));
        }
        return new Row(columns);
    }

    /** The text of a column; null for SQL null. */
    String get(String column) {
        if (!columns.containsKey(column)) {
            throw new AssertionError("no column " + column + " in " + columns.keySet());
        }
        return columns.get(column);
    }

    long number(String column) {
        return Long.parseLong(get(column));
    }

    BigDecimal amount(String column) {
        return new BigDecimal(get(column)).stripTrailingZeros();
    }

    String outcome() {
        return get("outcome");
    }
}

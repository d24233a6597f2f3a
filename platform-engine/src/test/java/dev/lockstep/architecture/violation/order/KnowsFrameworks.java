package dev.lockstep.architecture.violation.order;

import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.context.ApplicationContext;
import org.ta4j.core.BarSeries;

interface KnowsFrameworks {

    void spring(ApplicationContext context);

    void sql(Connection connection);

    void r2dbc(ConnectionFactory connections);

    void kafka(ProducerRecord<String, String> message);

    void ta4j(BarSeries series);
}

package io.face106.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** Starts the service. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(FaceProperties.class)
@Import({Wiring.class, StoreWiring.class, WebWiring.class, BatchWiring.class})
public class Face106Application {

    public static void main(String[] args) {
        SpringApplication.run(Face106Application.class, args);
    }
}

package io.face106.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

@ExtendWith(OutputCaptureExtension.class)
class BrokenConnectionTest {

    @RestController
    static class Broken {

        @GetMapping("/pipe")
        void pipe() throws IOException {
            throw new IOException("Broken pipe");
        }

        @GetMapping("/unusable")
        void unusable() throws IOException {
            throw new AsyncRequestNotUsableException("Response not usable");
        }

        @GetMapping("/fault")
        void fault() {
            throw new IllegalStateException("a fault of ours");
        }
    }

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Broken())
            .setControllerAdvice(new ErrorAdvice())
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"/pipe", "/unusable"})
    void a_client_that_is_gone_is_no_error(String path, CapturedOutput output) throws Exception {
        mvc.perform(get(path));
        assertThat(output).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = "/fault")
    void a_fault_of_ours_is_one(String path, CapturedOutput output) throws Exception {
        mvc.perform(get(path));
        assertThat(output).contains("ERROR").contains("a fault of ours");
    }
}

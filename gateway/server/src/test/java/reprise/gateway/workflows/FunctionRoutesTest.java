package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reprise.language.expression.FunctionReference;

class FunctionRoutesTest {

    @Test
    void listsEveryFunctionWithItsExample() {
        var desk = new Desk();
        try {
            var items = desk.someone().get("/api/v1/functions").items();
            assertThat(items).hasSameSizeAs(FunctionReference.ENTRIES);
            assertThat(items)
                    .allSatisfy(item -> assertThat(item.text("example")).isPresent());
        } finally {
            desk.close();
        }
    }
}

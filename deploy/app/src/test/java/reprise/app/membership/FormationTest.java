package reprise.app.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import reprise.app.membership.Formation.Found;
import reprise.app.membership.Formation.Intruder;
import reprise.app.membership.Formation.Join;

class FormationTest {
    private static final Discovery SEEDS = new Discovery.Seeds(List.of("a:1", "b:1"));

    @Test
    void beginsAClusterWhereNoMemberOfOneIsAlive() {
        assertThat(Formation.of("b:1", SEEDS, List.of())).isEqualTo(new Found());
        assertThat(Formation.of("a:1", new Discovery.ByDatabase(), List.of())).isEqualTo(new Found());
        assertThat(Formation.of("a:1", new Discovery.Alone(), List.of())).isEqualTo(new Found());
    }

    @Test
    void neverBeginsASecondOneBesideALivingMember() {
        assertThat(Formation.of("a:1", SEEDS, List.of("c:1"))).isEqualTo(new Join(List.of("c:1", "b:1")));
        assertThat(Formation.of("a:1", new Discovery.ByDatabase(), List.of("c:1")))
                .isEqualTo(new Join(List.of("c:1")));
        assertThat(Formation.of("a:1", new Discovery.Alone(), List.of("c:1"))).isEqualTo(new Intruder("c:1"));
    }

    @Test
    void waitsForTheSeedsWhereItIsNone() {
        assertThat(Formation.of("c:1", SEEDS, List.of())).isEqualTo(new Join(List.of("a:1", "b:1")));
    }
}

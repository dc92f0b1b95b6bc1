package reprise.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import reprise.core.execution.Results;
import reprise.core.execution.Rounds;
import reprise.core.execution.Scope;
import reprise.core.value.Value;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** A loop under way as it stands in a state. */
final class RoundsFormat {

    static JsonObject write(Rounds rounds) {
        var out = new MemberWriter();
        out.data("items", rounds.items()).put("size", rounds.size());
        LoopRulesFormat.write(rounds.rules(), out);
        out.count("opened", rounds.opened())
                .count("finished", rounds.finished())
                .count("failed", rounds.failed())
                .members("open", byRound(rounds.open(), scope -> Json.object(ScopeFormat.write(scope))));
        rounds.broken().ifPresent(failure -> out.put("broken", FailureFormat.write(failure)));
        var results = rounds.results();
        out.items("pieces", results.pieces().stream().map(RoundsFormat::value).toList())
                .count("gathered", results.gathered())
                .members("loose", byRound(results.loose(), RoundsFormat::value));
        return out.done();
    }

    static Rounds read(MemberReader in) {
        return new Rounds(
                in.data("items"),
                in.whole("size"),
                LoopRulesFormat.read(in),
                ofRounds(in.members("open"), scope -> scope(in, scope)),
                in.count("opened"),
                in.count("finished"),
                in.count("failed"),
                in.json().get("broken").map(FailureFormat::read),
                new Results(
                        in.items("pieces").stream()
                                .map(piece -> value(in, piece))
                                .toList(),
                        in.count("gathered"),
                        ofRounds(in.members("loose"), value -> value(in, value))));
    }

    private static Scope scope(MemberReader in, Json scope) {
        return ScopeFormat.read(in, in.within(scope).json().members());
    }

    private static JsonObject value(Value value) {
        return new MemberWriter().data("value", value).done();
    }

    private static Value value(MemberReader in, Json json) {
        return in.within(json).data("value");
    }

    private static <T> Map<String, Json> byRound(Map<Integer, T> rounds, Function<T, Json> writer) {
        var members = new LinkedHashMap<String, Json>();
        rounds.forEach((round, what) -> members.put(round.toString(), writer.apply(what)));
        return members;
    }

    private static <T> Map<Integer, T> ofRounds(Map<String, Json> members, Function<Json, T> reader) {
        var rounds = new TreeMap<Integer, T>();
        members.forEach((round, what) -> rounds.put(Integer.valueOf(round), reader.apply(what)));
        return rounds;
    }

    private RoundsFormat() {}
}

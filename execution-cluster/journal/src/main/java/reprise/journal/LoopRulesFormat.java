package reprise.journal;

import reprise.core.execution.LoopRules;

/** How a loop goes through its items, as it stands in events and states. */
final class LoopRulesFormat {

    static void write(LoopRules rules, MemberWriter out) {
        out.put("concurrency", rules.concurrency())
                .put("collects", rules.collects())
                .put("goesOn", rules.goesOn());
    }

    static LoopRules read(MemberReader in) {
        return new LoopRules(in.whole("concurrency"), in.flag("collects"), in.flag("goesOn"));
    }

    private LoopRulesFormat() {}
}

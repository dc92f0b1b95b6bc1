package reprise.chaos.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Everything a checker may use.
 *
 * @param journal by execution and in the order of sequence numbers
 * @param shown a sample
 */
public record Evidence(
        List<Request> requests,
        List<Arrival> arrivals,
        List<JournalRow> journal,
        List<ListRow> list,
        List<KeyRow> keys,
        List<Shown> shown,
        List<Disturbance> disturbances) {

    public Evidence {
        requests = List.copyOf(requests);
        arrivals = List.copyOf(arrivals);
        journal = List.copyOf(journal);
        list = List.copyOf(list);
        keys = List.copyOf(keys);
        shown = List.copyOf(shown);
        disturbances = List.copyOf(disturbances);
    }

    /** The rows of each execution. */
    public Map<String, List<JournalRow>> histories() {
        return journal.stream().collect(groupingBy(JournalRow::execution, LinkedHashMap::new, toList()));
    }

    public List<JournalRow> rows(String name) {
        return journal.stream().filter(row -> row.is(name)).toList();
    }

    public long count(Predicate<Request> which) {
        return requests.stream().filter(which).count();
    }
}

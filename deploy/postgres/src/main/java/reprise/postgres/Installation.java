package reprise.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with all a server needs to start: programs, data, password, and whom to run it as. */
record Installation(
        Path folder, Path data, Path logs, Binaries binaries, RunAs way, String clusterName, Password password) {

    /** Makes of the folder what it should be, whatever state it is in. The caller holds its lock. */
    static Installation in(Path folder) {
        var data = new DataFolder(folder.resolve("data"));
        var clusterName = "reprise-" + Integer.toHexString(folder.toString().hashCode());
        if (data.exists()) {
            data.checkVersion();
            new LeftBehind(data.path(), clusterName).end();
        }
        var binaries = Binaries.in(folder);
        var lost = data.exists() && !Password.existsIn(folder);
        var password = Password.in(folder);
        var way = way(folder, data, binaries, password);
        var installation = new Installation(folder, data.path(), logs(folder), binaries, way, clusterName, password);
        way.owner().ifPresent(installation::give);
        if (lost) {
            data.admit(binaries, way, password);
        }
        return installation;
    }

    private static RunAs way(Path folder, DataFolder data, Binaries binaries, Password password) {
        var ways = RunAs.ways(folder, data.path());
        if (data.exists()) {
            return RunAs.working(ways, binaries.postgres(), 1).getFirst();
        }
        return data.create(binaries, RunAs.working(ways, binaries.postgres(), ways.size()), password);
    }

    private void give(Owner owner) {
        owner.takeOver(data);
        owner.takeOver(logs);
    }

    private static Path logs(Path folder) {
        try {
            return Files.createDirectories(folder.resolve("log"));
        } catch (IOException e) {
            throw StartFailure.writing(folder, "The folder of the embedded database's log cannot be made", e);
        }
    }
}

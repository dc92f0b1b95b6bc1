package reprise.bench.rival;

import akka.actor.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.japi.function.Function;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An HTTP server that reads the body, keeps nothing and answers 202: as fast as this HTTP stack can be here. */
public final class BareHttp {
    private static final byte[] ANSWER =
            "{\"executionId\":\"00000000-0000-7000-8000-000000000000\",\"status\":\"accepted\"}".getBytes();

    /** Prints its port and ends when its standard input does. */
    public static void main(String[] arguments) throws IOException {
        var config = ConfigFactory.parseString(
                        "akka { loglevel = OFF, stdout-loglevel = OFF, coordinated-shutdown.exit-jvm = off,"
                                + " actor.provider = local, http.server.max-connections = 1024 }")
                .withFallback(ConfigFactory.defaultReference());
        var system = ActorSystem.create("bare", config);
        var binding = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind((Function<HttpRequest, CompletionStage<HttpResponse>>) request -> answer(request, system))
                .toCompletableFuture()
                .join();
        System.out.println(binding.localAddress().getPort());
        while (System.in.read() >= 0) {
            // nothing is asked of it but to end with its parent
        }
        system.terminate();
    }

    private static CompletionStage<HttpResponse> answer(HttpRequest request, ActorSystem system) {
        return request.entity().isStrict()
                ? CompletableFuture.completedFuture(accepted())
                : request.entity().toStrict(5_000, system).thenApply(_ -> accepted());
    }

    private static HttpResponse accepted() {
        return HttpResponse.create()
                .withStatus(StatusCodes.ACCEPTED)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, ANSWER));
    }

    private BareHttp() {}
}

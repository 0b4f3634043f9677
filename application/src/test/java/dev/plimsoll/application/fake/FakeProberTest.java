package dev.plimsoll.application.fake;

import dev.plimsoll.application.balancer.Endpoint;
import dev.plimsoll.application.contract.ProberContract;
import dev.plimsoll.application.port.Prober;

class FakeProberTest extends ProberContract {
    private static final Endpoint SERVER = new Endpoint("10.0.0.1", 8080);

    private final FakeProber prober = new FakeProber();

    @Override
    protected Prober prober() {
        return prober;
    }

    @Override
    protected Endpoint answering(int status) {
        prober.answers(SERVER, status);
        return SERVER;
    }

    @Override
    protected Endpoint silent() {
        prober.answers(SERVER, 0);
        return SERVER;
    }

    @Override
    protected Endpoint closed() {
        prober.refuses(SERVER);
        return SERVER;
    }
}

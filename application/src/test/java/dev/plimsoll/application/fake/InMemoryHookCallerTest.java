package dev.plimsoll.application.fake;

import dev.plimsoll.application.contract.HookCallerContract;
import dev.plimsoll.application.lifecycle.HookResult;
import dev.plimsoll.application.port.HookCaller;
import dev.plimsoll.application.port.HookCaller.Answer;
import java.util.List;

final class InMemoryHookCallerTest extends HookCallerContract {
    private static final String URL = "https://hooks.example/";

    private final InMemoryHookCaller caller = new InMemoryHookCaller();

    @Override
    protected HookCaller caller() {
        return caller;
    }

    @Override
    protected String completing(HookResult result) {
        caller.answer(URL + result, new Answer.Completed(result));
        return URL + result;
    }

    @Override
    protected String accepting() {
        return URL;
    }

    @Override
    protected String unreachable() {
        caller.answer(URL + "away", new Answer.Failed("could not be reached"));
        return URL + "away";
    }

    @Override
    protected String forbidden() {
        caller.forbid(URL + "forbidden");
        return URL + "forbidden";
    }

    @Override
    protected List<String> received() {
        return caller.calls().stream().map(call -> call.body().toString()).toList();
    }
}

package dev.plimsoll.application.usecase;

import dev.plimsoll.application.port.AutoscalerRepository;
import dev.plimsoll.domain.autoscaler.Autoscaler;
import dev.plimsoll.domain.autoscaler.AutoscalerId;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import java.util.Optional;

/// A repository in which somebody else is quicker for the first few updates.
final class ContestedRepository implements AutoscalerRepository {
    private final AutoscalerRepository real;
    private int quickerOnes;

    ContestedRepository(AutoscalerRepository real, int quickerOnes) {
        this.real = real;
        this.quickerOnes = quickerOnes;
    }

    @Override
    public Autoscaler update(Autoscaler autoscaler) {
        if (quickerOnes-- > 0) {
            real.update(real.find(autoscaler.id()).orElseThrow());
        }
        return real.update(autoscaler);
    }

    @Override
    public Optional<Autoscaler> find(AutoscalerId id) {
        return real.find(id);
    }

    @Override
    public Optional<Autoscaler> findByTarget(TargetId target) {
        return real.findByTarget(target);
    }

    @Override
    public List<Autoscaler> list() {
        return real.list();
    }

    @Override
    public Autoscaler insert(Autoscaler autoscaler) {
        return real.insert(autoscaler);
    }

    @Override
    public void delete(AutoscalerId id) {
        real.delete(id);
    }
}

package dev.evenhand.study;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All studies. */
public interface Studies extends Repository<Study, Long> {

    Study save(Study study);

    void delete(Study study);

    Optional<Study> findById(long id);

    Optional<Study> findBySlug(String slug);

    List<Study> findAllByOrderByCreatedAtDesc(Limit limit);

    boolean existsBySlug(String slug);

    /** The study, held until the transaction ends: no vote is taken and no state changes meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Study s where s.slug = :slug")
    Optional<Study> hold(String slug);

    default Study get(String slug) {
        return findBySlug(slug).orElseThrow(() -> new NoSuchStudy(slug));
    }

    /**
     * One whose plan is frozen.
     *
     * @param otherwise what a draft is refused with, as in {@link WrongState}
     */
    default Study registered(String slug, String otherwise) {
        var study = get(slug);
        if (!study.state().registered()) {
            throw new WrongState(otherwise);
        }
        return study;
    }
}

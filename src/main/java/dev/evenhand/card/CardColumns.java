package dev.evenhand.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All votes in columns; parts of them share these. */
record CardColumns(
        List<String> models,
        List<String> features,
        List<String> raters,
        List<String> tasks,
        List<String> categories,
        List<String> rules,
        List<String> ids,
        List<CardVotes.@Nullable Look> looks,
        int[] left,
        int[] right,
        byte[] verdict,
        byte[] strength,
        int[] rater,
        int[] task,
        byte[] kind,
        byte[] excluded,
        int[] guide) {}

package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.web.MockHttpServletResponse;

@EvenhandTest
class VoteFilesTests {

    @Autowired
    VoteFiles files;

    @Test
    void leavesTheAnswerOpenWhenACopyFailsBeforeItsFirstByte() throws Exception {
        var response = new MockHttpServletResponse();

        assertThatThrownBy(() -> files.copy("copy (select 1 / 0) to stdout", response.getOutputStream()))
                .isInstanceOf(DataAccessException.class);
        assertThat(response.isCommitted()).isFalse();
    }
}

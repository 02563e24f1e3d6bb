package io.quotaexchange.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree against the published examples of RFC 6962, and against the definition written out. */
final class MerkleFrontierTest {
    /** The inputs of the examples that certificate transparency's implementations share. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theExamplesOfTheStandardHold() {
        MerkleFrontier tree = new MerkleFrontier();
        assertThat(HexFormat.of().formatHex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < INPUTS.size(); i++) {
            tree.add(HexFormat.of().parseHex(INPUTS.get(i)));
            assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void itIsTheTreeOfTheDefinitionWhereverItIsTakenUpAgain() throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        MerkleFrontier tree = new MerkleFrontier();
        for (int n = 1; n <= 130; n++) {
            byte[] leaf = ("leaf " + n).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            leaves.add(leaf);
            tree.add(leaf);
            assertThat(tree.root()).isEqualTo(definition(leaves));
            tree = new MerkleFrontier(tree.leaves(), tree.peaks());
        }
    }

    @Test
    void peaksOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> new MerkleFrontier(3, new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    /** MTH of RFC 6962, section 2.1, as it stands there. */
    private static byte[] definition(List<byte[]> leaves) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        if (leaves.size() == 1) {
            sha256.update((byte) 0);
            return sha256.digest(leaves.getFirst());
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        byte[] left = definition(leaves.subList(0, k));
        byte[] right = definition(leaves.subList(k, leaves.size()));
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }
}

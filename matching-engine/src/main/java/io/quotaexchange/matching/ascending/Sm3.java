package io.quotaexchange.matching.ascending;

/** The SM3 hash of GB/T 32905-2016: 256 bits. Small and plain, so that anybody can check a draw with this class alone. */
public final class Sm3 {
    private static final int BLOCK = 64;

    private static final int[] START = {
        0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };

    private Sm3() {}

    /** The 32 bytes of the hash of a message. */
    public static byte[] digest(byte[] message) {
        byte[] padded = pad(message);
        int[] state = START.clone();
        for (int at = 0; at < padded.length; at += BLOCK) {
            compress(state, padded, at);
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 4; j++) {
                digest[4 * i + j] = (byte) (state[i] >>> 24 - 8 * j);
            }
        }
        return digest;
    }

    /** The message, a one bit, zeros, and its length in bits as eight bytes, to a multiple of the block. */
    private static byte[] pad(byte[] message) {
        int blocks = (message.length + 8) / BLOCK + 1;
        byte[] padded = java.util.Arrays.copyOf(message, Math.multiplyExact(blocks, BLOCK));
        padded[message.length] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 0; i < 8; i++) {
            padded[padded.length - 1 - i] = (byte) (bits >>> 8 * i);
        }
        return padded;
    }

    private static void compress(int[] state, byte[] bytes, int at) {
        int[] w = expand(bytes, at);
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int j = 0; j < 64; j++) {
            int t = Integer.rotateLeft(j < 16 ? 0x79cc4519 : 0x7a879d8a, j);
            int a12 = Integer.rotateLeft(a, 12);
            int ss1 = Integer.rotateLeft(a12 + e + t, 7);
            int ss2 = ss1 ^ a12;
            int ff = j < 16 ? a ^ b ^ c : a & b | a & c | b & c;
            int gg = j < 16 ? e ^ f ^ g : e & f | ~e & g;
            int tt1 = ff + d + ss2 + (w[j] ^ w[j + 4]);
            int tt2 = gg + h + ss1 + w[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        int[] mixed = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < 8; i++) {
            state[i] ^= mixed[i];
        }
    }

    private static int[] expand(byte[] bytes, int at) {
        int[] w = new int[68];
        for (int j = 0; j < 16; j++) {
            int i = at + 4 * j;
            w[j] = bytes[i] << 24 | (bytes[i + 1] & 0xFF) << 16 | (bytes[i + 2] & 0xFF) << 8 | bytes[i + 3] & 0xFF;
        }
        for (int j = 16; j < 68; j++) {
            int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            int p1 = x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
            w[j] = p1 ^ Integer.rotateLeft(w[j - 13], 7) ^ w[j - 6];
        }
        return w;
    }
}

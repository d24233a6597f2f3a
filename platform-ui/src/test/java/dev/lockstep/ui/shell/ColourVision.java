package dev.lockstep.ui.shell;

import java.util.Arrays;

/**
 * How eyes see a colour: the model of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, its matrices for
 * severity 1.0, applied to linear RGB.
 */
enum ColourVision {
    NORMAL,
    PROTANOPIA,
    DEUTERANOPIA,
    TRITANOPIA;

    /** Linear sRGB to CIE XYZ, IEC 61966-2-1. */
    private static final double[] XYZ = {
        0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041
    };

    /** White D65. */
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    private double[] matrix() {
        return switch (this) {
            case NORMAL -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
            case PROTANOPIA ->
                new double[] {
                    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                };
            case DEUTERANOPIA ->
                new double[] {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
                };
            case TRITANOPIA ->
                new double[] {
                    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
                };
        };
    }

    /** How far apart two colours {@code #rrggbb} look: CIE76 ΔE; 2.3 is just noticeable, side by side. */
    double distance(String one, String other) {
        double[] a = lab(one);
        double[] b = lab(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** Contrast as WCAG 2 counts it, 1 to 21. */
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** White looks white to all of them; a mistyped matrix would tint it. */
    double[] ofWhite() {
        return times(matrix(), new double[] {1, 1, 1});
    }

    private double[] lab(String colour) {
        double[] seen = Arrays.stream(times(matrix(), linear(colour)))
                .map(part -> Math.clamp(part, 0, 1))
                .toArray();
        double[] xyz = times(XYZ, seen);
        double x = bent(xyz[0] / WHITE[0]);
        double y = bent(xyz[1] / WHITE[1]);
        double z = bent(xyz[2] / WHITE[2]);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double bent(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double luminance(String colour) {
        return times(XYZ, linear(colour))[1];
    }

    private static double[] linear(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < parts.length; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return parts;
    }

    private static double[] times(double[] matrix, double[] vector) {
        double[] product = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                product[row] += matrix[3 * row + column] * vector[column];
            }
        }
        return product;
    }
}

package dev.lockstep.local.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Writes {@link Attached}, and nothing else of the launcher, into a jar for the children's class path. */
final class AttachJar {

    private static final String ENTRY = Attached.class.getName().replace('.', '/') + ".class";

    private AttachJar() {}

    /** The file keeps its content and time as long as the class does: a class data archive depends on both. */
    static void write(Path file) throws IOException {
        var content = content();
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }

    private static byte[] content() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes);
                var source = Attached.class.getClassLoader().getResourceAsStream(ENTRY)) {
            if (source == null) {
                throw new IOException(ENTRY + " is not on the class path");
            }
            var entry = new ZipEntry(ENTRY);
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            jar.putNextEntry(entry);
            source.transferTo(jar);
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }
}

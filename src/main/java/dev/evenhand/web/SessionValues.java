package dev.evenhand.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/** Reads back from the database only what a session may hold: numbers, texts, values of ours, and the notices that one page leaves the next. */
@Configuration(proxyBeanMethods = false)
class SessionValues {

    private static final ObjectInputFilter CLOSED = ObjectInputFilter.Config.createFilter(
            "maxdepth=8;maxarray=10000;maxbytes=100000;java.lang.*;java.util.*;java.util.concurrent.CopyOnWriteArrayList;"
                    + "dev.evenhand.**;org.springframework.web.servlet.FlashMap;"
                    + "org.springframework.util.LinkedMultiValueMap;org.springframework.util.MultiValueMapAdapter;!*");

    /** The name is the one by which Spring Session looks for it. */
    @Bean
    GenericConversionService springSessionConversionService() {
        var values = new GenericConversionService();
        values.addConverter(Object.class, byte[].class, new SerializingConverter());
        values.addConverter(byte[].class, Object.class, (Converter<byte[], Object>) SessionValues::read);
        return values;
    }

    private static Object read(byte[] bytes) {
        try (var stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            stream.setObjectInputFilter(CLOSED);
            return stream.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new SerializationFailedException("A session holds something that it may not", e);
        }
    }
}

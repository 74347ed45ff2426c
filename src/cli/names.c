/* names.c - names of measures and topics in the language of the session. */
#include "cli/names.h"

Text measure_name(const halfsky_catalog *catalog, Text key, Language language)
{
    halfsky_measure measure;

    for (size_t i = 0; key.len && halfsky_measure_at(catalog, i, &measure); i++) {
        if (text_equal(text_from(measure.key), key))
            return text_from(language == LANGUAGE_ZH ? measure.zh : measure.en);
    }
    return key;
}

Text topic_name(const halfsky_catalog *catalog, Text key, Language language)
{
    halfsky_topic topic;

    for (size_t i = 0; halfsky_topic_at(catalog, i, &topic); i++) {
        if (text_equal(text_from(topic.key), key))
            return text_from(language == LANGUAGE_ZH ? topic.zh : topic.en);
    }
    return key;
}

/* settings.c - what a county may call its own way. */
#include "model/settings.h"

#include "model/line.h"

/* The body has been a committee; where governments have renewed it, it is a joint meeting
 * (妇女儿童工作联席会议) with a convener (召集人). */
static const Setting settings[] = {
    { "committee.name", "妇女儿童工作委员会", "协调机构的名称，有的地方是“妇女儿童工作联席会议”",
      "the coordinating body's name; in places a joint meeting" },
    { "committee.short_name", "妇儿工委", "协调机构的简称", "its short name" },
    { "committee.head", "主任", "协调机构负责人的职务，如主任、召集人", "the title of its head" },
    { "committee.deputy", "副主任", "协调机构副职的职务，如副主任、副召集人", "the title of its deputy heads" },
    { "office.name", "妇女儿童工作委员会办公室", "办公室的名称", "its office's name" },
    { "office.short_name", "妇儿工委办", "办公室的简称", "the office's short name" },
    { "office.head", "办公室主任", "办公室负责人的职务", "the title of the office's head" },
};

const Setting *setting_at(size_t index)
{
    return index < sizeof settings / sizeof *settings ? &settings[index] : NULL;
}

const Setting *setting_known(Text name)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (text_equal(name, text_of(settings[i].name)))
            return &settings[i];
    return NULL;
}

bool setting_valid(Text value)
{
    return text_trim(value).len == value.len && !line_check(value, SETTING_LETTERS_MAX).code;
}

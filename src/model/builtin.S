/* builtin.S - the compiled catalog as bytes of the program.
 *
 * CATALOG_IMAGE is the path of the image that tools/catalogc.c wrote. It lies in
 * read-only memory, shared by all processes, aligned to a cache line. The image
 * ends at halfsky_catalog_image_end. */

        .section .rodata.halfsky_catalog, "a"
        .balign 64

        .globl halfsky_catalog_image
        .hidden halfsky_catalog_image
        .type halfsky_catalog_image, %object
halfsky_catalog_image:
        .incbin CATALOG_IMAGE
        .size halfsky_catalog_image, . - halfsky_catalog_image

        .globl halfsky_catalog_image_end
        .hidden halfsky_catalog_image_end
        .type halfsky_catalog_image_end, %object
halfsky_catalog_image_end:
        .byte 0
        .size halfsky_catalog_image_end, 1

        .section .note.GNU-stack, "", %progbits

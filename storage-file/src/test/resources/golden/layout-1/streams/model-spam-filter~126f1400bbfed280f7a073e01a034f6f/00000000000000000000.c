modelogue-commit 1 0 01234567-89ab-cdef-0000-000000000001 11 "model/Spam filter" fc7aefb0
{"first":1}
end

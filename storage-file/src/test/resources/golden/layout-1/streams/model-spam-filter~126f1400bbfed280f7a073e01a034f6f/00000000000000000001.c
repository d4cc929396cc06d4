modelogue-commit 1 1 01234567-89ab-cdef-0000-000000000002 17 "model/Spam filter" dedbb876
ends with a line

end

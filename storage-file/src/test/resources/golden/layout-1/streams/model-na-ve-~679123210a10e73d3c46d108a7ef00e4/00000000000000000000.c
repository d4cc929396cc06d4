modelogue-commit 1 0 01234567-89ab-cdef-0000-000000000004 5 "model/\"naïve\" \\ 名前 🦆" c5b4fa9b

end

end

modelogue-commit 1 0 01234567-89ab-cdef-0000-000000000005 23 "registry/registry" d3cb4633
{"registry":"überall"}
end

# Картинка групп и имена файлов
campaign-picture-title = Группы по частоте
campaign-picture-subtitle = Запросов в месяц у самой частой фразы
campaign-picture-rest = И ещё { $count ->
    [one] { $count } группа
    [few] { $count } группы
   *[other] { $count } групп
} с меньшей частотой
campaign-file-commander = Директ Коммандер
campaign-file-clusters = группы
